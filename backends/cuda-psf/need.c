#include "cuda-psf/need.h"

#include "cuda-psf/waves.h"
#include "cuda/device.h"

#define GIB (1024.0 * 1024 * 1024)

bool cuda_psf_choose_batch(size_t *out, const struct psf *psf, struct cuda_psf_need need, struct error *err)
{
	const size_t once = need.fixed + CUDA_PSF_SPARE_BYTES;
	size_t available, most;
	if (!cuda_free_bytes(&available, err))
		return false;
	if (available < once + need.each)
		return kernel_unavailable(err, "needs %.3g GiB on the CUDA device, %.3g GiB are free",
					  (double)(once + need.each) / GIB, (double)available / GIB);
	most = (available - once) / need.each;
	most = most < CUDA_PSF_WAVES ? most : CUDA_PSF_WAVES;
	const size_t batches = (psf->wavelengths + most - 1) / most;
	*out = (psf->wavelengths + batches - 1) / batches;
	return true;
}
