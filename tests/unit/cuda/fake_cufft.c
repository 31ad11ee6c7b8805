#include "fake_cufft.h"

#include <complex.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "psf/dft.h"

#define PLANS_MAX 4

/* How the sequences lie in memory: element j of sequence c at j * element + c * sequence. */
struct layout {
	size_t element, sequence;
};

struct plan {
	bool taken, own_area;
	size_t length, sequences, bytes;
	struct layout from, to;
	void *area;
	struct psf_dft *dft;
};

static struct {
	struct plan plans[PLANS_MAX];
	int calls;
	const char *fails; /* NULL: any function */
	int fails_in;      /* calls; 0: none */
} fake;

void fake_cufft_fail(const char *function, int nth)
{
	fake.fails = function;
	fake.fails_in = nth;
}

size_t fake_cufft_left(void)
{
	size_t left = 0;
	for (int i = 0; i < PLANS_MAX; i++)
		left += fake.plans[i].taken;
	return left;
}

int fake_cufft_calls(void)
{
	return fake.calls;
}

static cufftResult enter(const char *name)
{
	fake.calls++;
	if (fake.fails_in == 0 || (fake.fails && strcmp(fake.fails, name) != 0) || --fake.fails_in > 0)
		return CUFFT_SUCCESS;
	return CUFFT_INTERNAL_ERROR;
}

static struct plan *plan_of(cufftHandle handle)
{
	return handle >= 1 && handle <= PLANS_MAX && fake.plans[handle - 1].taken ? &fake.plans[handle - 1] : NULL;
}

cufftResult cufftCreate(cufftHandle *handle)
{
	cufftResult status = enter("cufftCreate");
	for (int i = 0; status == CUFFT_SUCCESS && i < PLANS_MAX; i++)
		if (!fake.plans[i].taken) {
			fake.plans[i] = (struct plan){.taken = true, .own_area = true};
			*handle = i + 1;
			return CUFFT_SUCCESS;
		}
	return status == CUFFT_SUCCESS ? CUFFT_ALLOC_FAILED : status;
}

cufftResult cufftDestroy(cufftHandle handle)
{
	struct plan *plan = plan_of(handle);
	if (!plan)
		return CUFFT_INVALID_PLAN;
	psf_dft_free(plan->dft);
	*plan = (struct plan){0};
	return enter("cufftDestroy");
}

cufftResult cufftSetAutoAllocation(cufftHandle handle, int automatic)
{
	struct plan *plan = plan_of(handle);
	if (!plan || plan->dft)
		return CUFFT_INVALID_PLAN;
	plan->own_area = automatic != 0;
	return enter("cufftSetAutoAllocation");
}

/* Without nembed, sequences lie behind each other, whatever the steps say. */
static struct layout layout_of(const int *nembed, int element, int sequence, size_t length)
{
	return nembed ? (struct layout){(size_t)element, (size_t)sequence} : (struct layout){1, length};
}

/* Powers of two up to some length are done in one pass, without a work area. */
static bool is_short(size_t length)
{
	return length <= 64 && (length & (length - 1)) == 0;
}

cufftResult cufftMakePlanMany(cufftHandle handle, int rank, int *n, int *inembed, int istride, int idist, int *onembed,
			      int ostride, int odist, cufftType type, int batch, size_t *bytes)
{
	struct plan *plan = plan_of(handle);
	cufftResult status = enter("cufftMakePlanMany");
	if (!plan || rank != 1 || *n < 1 || batch < 1 || type != CUFFT_Z2Z)
		return CUFFT_INVALID_VALUE;
	if (status != CUFFT_SUCCESS)
		return status;
	plan->length = (size_t)*n;
	plan->sequences = (size_t)batch;
	plan->from = layout_of(inembed, istride, idist, plan->length);
	plan->to = layout_of(onembed, ostride, odist, plan->length);
	plan->bytes = *bytes = is_short(plan->length) ? 0 : plan->length * plan->sequences * sizeof(cufftDoubleComplex);
	return psf_plain_dft(&plan->dft, plan->length, NULL) ? CUFFT_SUCCESS : CUFFT_ALLOC_FAILED;
}

cufftResult cufftSetWorkArea(cufftHandle handle, void *area)
{
	struct plan *plan = plan_of(handle);
	if (!plan || plan->own_area)
		return CUFFT_INVALID_PLAN;
	plan->area = area;
	return enter("cufftSetWorkArea");
}

/* Some sequences side by side, as the plain transform takes them; those that it has too many are zeros. */
static void transform(const struct plan *plan, size_t first, enum psf_direction direction, const double complex *from,
		      double complex *to)
{
	const struct psf_block *block = &plan->dft->block;
	const size_t rest = plan->sequences - first, count = rest < block->sequences ? rest : block->sequences;
	double complex *in, *out;
	if (posix_memalign((void **)&in, 64, block->values * sizeof *in) ||
	    posix_memalign((void **)&out, 64, block->values * sizeof *out))
		abort();
	memset(in, 0, block->values * sizeof *in);
	for (size_t c = 0; c < count; c++)
		for (size_t j = 0; j < plan->length; j++)
			in[j * block->element + c * block->sequence] =
				from[j * plan->from.element + (first + c) * plan->from.sequence];
	plan->dft->execute(plan->dft, direction, in, out);
	for (size_t c = 0; c < count; c++)
		for (size_t j = 0; j < plan->length; j++)
			to[j * plan->to.element + (first + c) * plan->to.sequence] =
				out[j * block->element + c * block->sequence];
	free(in);
	free(out);
}

cufftResult cufftExecZ2Z(cufftHandle handle, cufftDoubleComplex *from, cufftDoubleComplex *to, int direction)
{
	struct plan *plan = plan_of(handle);
	cufftResult status = enter("cufftExecZ2Z");
	if (!plan || !plan->dft || (!plan->own_area && plan->bytes && !plan->area))
		return CUFFT_INVALID_PLAN;
	if (status != CUFFT_SUCCESS)
		return status;
	if (plan->area)
		memset(plan->area, 0xff, plan->bytes);
	for (size_t first = 0; first < plan->sequences; first += plan->dft->block.sequences)
		transform(plan, first, direction == CUFFT_INVERSE ? PSF_BACKWARD : PSF_FORWARD,
			  (const double complex *)from, (double complex *)to);
	return CUFFT_SUCCESS;
}

cufftResult cufftGetProperty(libraryPropertyType type, int *value)
{
	*value = (int)type + 1;
	return CUFFT_SUCCESS;
}
