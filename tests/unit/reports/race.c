#include "race.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static void must(bool good, const struct error *err)
{
	if (good)
		return;
	fprintf(stderr, "race: %s\n", err->message);
	exit(EXIT_FAILURE);
}

void race_commit(struct store *store, const char *sha, int64_t author_time, const char *subject)
{
	struct error err = ERROR_INIT;
	char *parents[] = {"0123456789abcdef0123456789abcdef01234567"};
	struct commit commit = {(char *)sha, parents, 1, author_time, "Ada Lovelace", (char *)subject};
	must(store_put_commit(store, &commit, &err), &err);
}

static void add_card(struct facts *facts)
{
	facts_text(facts, "gpu.driver", "580.65.06");
	facts_text(facts, "gpu.cuda_runtime", "13.0");
	facts_int(facts, "gpu.count", 1);
	facts_text(facts, "gpu.0.name", "NVIDIA H200");
	facts_text(facts, "gpu.0.compute_capability", "9.0");
	facts_int(facts, "gpu.0.memory_bytes", 150109880320);
	facts_text(facts, "gpu.0.pci", "0000:18:00.0");
	facts_int(facts, "gpu.0.multiprocessors", 132);
	facts_int(facts, "gpu.0.clock_hz", 1980000000);
	facts_int(facts, "gpu.0.memory_clock_hz", 3201000000);
	facts_int(facts, "gpu.0.memory_bus_bits", 6144);
	facts_int(facts, "gpu.0.l2_bytes", 62914560);
	facts_bool(facts, "gpu.0.ecc", true);
}

void race_machine(struct store *store, const char *fingerprint, const char *name)
{
	struct error err = ERROR_INIT;
	struct machine machine = {.fingerprint = mem_text(fingerprint), .name = mem_text(name)};
	struct facts *facts = &machine.facts;
	facts_text(facts, "cpu.vendor", "GenuineIntel");
	facts_text(facts, "cpu.model_name", "Intel(R) Xeon(R) Processor");
	facts_int(facts, "cpu.family", 6);
	facts_words(
		facts, "cpu.flags",
		"fpu vme de pse tsc msr pae mce cx8 apic sep mtrr pge mca cmov pat pse36 clflush mmx fxsr sse sse2 "
		"ss ht syscall nx pdpe1gb rdtscp lm constant_tsc avx avx2 avx512f avx512dq avx512bw avx512vl amx_tile");
	facts_int(facts, "cpu.clock_hz", 2600000000);
	facts_int(facts, "topology.cores", 2);
	facts_int(facts, "topology.threads", 2);
	facts_int(facts, "cache.l1d.bytes", 49152);
	facts_int(facts, "cache.l1d.ways", 12);
	facts_int(facts, "cache.l1d.line_bytes", 64);
	facts_int(facts, "cache.l1d.shared_by", 1);
	facts_int(facts, "cache.l1d.instances", 2);
	facts_int(facts, "cache.l2.bytes", 2097152);
	facts_int(facts, "cache.l2.total_bytes", 4194304);
	facts_int(facts, "cache.l3.bytes", 503316480);
	facts_int(facts, "memory.total_bytes", 25276502016);
	if (strstr(name, "H200"))
		add_card(facts);
	must(store_put_machine(store, &machine, &err), &err);
	machine_free(&machine);
}

struct race race_start(struct store *store, const char *sha, const char *machine, bool dirty, int64_t started)
{
	struct error err = ERROR_INIT;
	struct race race = {.store = store,
			    .run = {.commit = mem_text(sha),
				    .machine = mem_text(machine),
				    .dirty = dirty,
				    .started = started,
				    .seed = 7,
				    .options = mem_text("{\"rounds\":3}"),
				    .version = mem_text("lapchart 0.1.0")}};
	must(store_start_run(store, &race.run, &err), &err);
	race_backend(&race, "serial", "plain", NULL, NULL, NULL);
	return race;
}

void race_end(struct race *race)
{
	struct error err = ERROR_INIT;
	must(store_finish_run(race->store, &race->run, race->run.started + 97, &err), &err);
	run_free(&race->run);
	free(race->environment);
}

void race_backend(struct race *race, const char *backend, const char *class_name, const char *blas, const char *kernel,
		  const char *warning)
{
	struct error err = ERROR_INIT;
	struct environment environment = {0};
	struct facts *facts = &environment.facts;
	facts_text(facts, "os.name", "Debian GNU/Linux 12 (bookworm)");
	facts_text(facts, "kernel.release", "6.1.0-28-amd64");
	facts_bool(facts, "settings.smt", false);
	facts_text(facts, "mitigations.spectre_v2",
		   "Mitigation: Retpolines; STIBP: disabled; RSB filling; PBRSB-eIBRS: Not affected; BHI: Retpoline");
	facts_text(facts, "mitigations.meltdown", "Not affected");
	facts_text(facts, "worker.backend", backend);
	facts_text(facts, "worker.compiler", "gcc (Debian 12.2.0-14+deb12u1) 12.2.0");
	facts_text(facts, "worker.flags", "-O3 -march=native -ffp-contract=off");
	facts_text(facts, "about.class", class_name);
	facts_text(facts, "about.device", race->device);
	facts_text(facts, "about.native.mandelbrot-tutorial", race->native);
	char *summary = mem_printf("%s: one loop over all points, as the tutorial has it", backend);
	facts_text(facts, "about.summary", summary);
	free(summary);
	struct library library = {.kind = "blas",
				  .name = (char *)blas,
				  .path = "/usr/lib/x86_64-linux-gnu/openblas-pthread/libblas.so.3",
				  .soname = "libblas.so.3",
				  .version = "0.3.21",
				  .config = "OpenBLAS 0.3.21 NO_LAPACKE DYNAMIC_ARCH NO_AFFINITY",
				  .kernel = (char *)kernel,
				  .threading = "pthread",
				  .threads = 2,
				  .integer_bits = 32,
				  .package = "libopenblas0-pthread",
				  .package_version = "0.3.21+ds-4",
				  .warning = (char *)warning};
	environment.libraries = blas ? &library : NULL;
	environment.library_count = blas ? 1 : 0;
	environment_seal(&environment);
	must(store_put_environment(race->store, &environment, &err), &err);
	mem_replace(&race->environment, environment.hash);
	facts_free(&environment.facts);
	free(environment.hash);
}

static void put(struct race *race, const char *benchmark, const char *backend, const char *params,
		struct race_work work, const struct visit *visit)
{
	struct error err = ERROR_INIT;
	struct point point = {mem_text(benchmark), mem_text(backend), {0}};
	must(params_parse(&point.params, params, &err), &err);
	struct visit_key key = {race->run.id, &point, race->environment, work.flops, work.bytes, work.elements};
	must(store_put_visit(race->store, &key, visit, &err), &err);
	point_free(&point);
}

/* A share between -1 and 1 that only depends on what is measured. */
static double wobble(const char *params, int visit, int sample)
{
	double sum = 3.7 * visit + 1.3 * sample;
	for (const char *c = params; *c; c++)
		sum = sum * 1.1 + *c;
	return sin(sum);
}

/* Of a telescope with a central obstruction. */
static double pupil_at(double x, double y)
{
	double r = hypot(x, y);
	return r < 0.9 && r > 0.25 && fabs(y) > 0.02 ? 1 : 0;
}

/* As the light of a star behind it, roughly: rings that fall with the third power of the distance. */
static double focus_at(double x, double y)
{
	double r = 40 * hypot(x, y), wave = r > 0 ? sin(r) / r : 1;
	return wave * wave / (1 + r) + 1e-9 * (1 + sin(17 * x) * sin(23 * y));
}

static struct plane make_plane(const char *name, const char *title, size_t side, bool is_log, double width,
			       double (*value)(double x, double y))
{
	struct plane plane = {.name = mem_text(name), .title = mem_text(title), .rows = 4 * side, .columns = 4 * side};
	plane.kept_rows = plane.kept_columns = side;
	plane.log_scale = is_log;
	plane.width = width;
	plane.width_unit = isnan(width) ? NULL : mem_text(is_log ? "arcsec" : "m");
	plane.values = mem_zero(side * side, sizeof *plane.values);
	plane.high = 1;
	for (size_t i = 0; i < side * side; i++) {
		double x = 2.0 * (double)(i % side) / (double)side - 1, y = 2.0 * (double)(i / side) / (double)side - 1;
		plane.values[i] = (float)value(x, y);
	}
	return plane;
}

static void add_planes(struct planes *planes, size_t side)
{
	planes_add(planes, make_plane("pupil", "Pupil", side, false, 8.2, pupil_at));
	planes_add(planes, make_plane("focus", "Focal plane in front of the occulter", side, true, 1.25, focus_at));
	planes_add(planes, make_plane("detector", "Detector", side / 2, true, NAN, focus_at));
}

static void add_extras(struct visit *visit, const struct race *race, double seconds)
{
	if (race->device_share > 0)
		answer_number(&visit->metrics, "device_seconds", race->device_share * seconds);
	if (race->start_up > 0) {
		answer_number(&visit->metrics, "start_up_seconds", race->start_up * (1 + 0.1 * visit->round));
		answer_uint(&visit->metrics, "copied_bytes", 4u << 20);
		answer_number(&visit->metrics, "waiting_share", 0.125);
		answer_int(&visit->metrics, "ranks_per_node", 2);
	}
	if (race->side && visit->round == 0)
		add_planes(&visit->planes, race->side);
}

void race_time(struct race *race, const char *benchmark, const char *backend, const char *params, double seconds,
	       struct race_work work)
{
	for (int round = 0; round < 3; round++) {
		struct visit visit = {.round = round, .order = 40 * round, .iterations = 4, .seconds = 20 * seconds};
		visit.started_ns = (race->run.started + round) * 1000000000;
		uint64_t usual = 9000000 + (uint64_t)(work.elements > 0 ? 8 * work.elements : 0);
		visit.usage.peak_bytes = race->peak_bytes ? race->peak_bytes : usual;
		double level = seconds * (1 + 0.004 * wobble(params, round, 0));
		for (int i = 0; i < 10; i++)
			visit_add_sample(&visit, level * (1 + 0.003 * wobble(params, round, i)));
		add_extras(&visit, race, level);
		put(race, benchmark, backend, params, work, &visit);
		visit_free(&visit);
	}
}

void race_fail(struct race *race, const char *benchmark, const char *backend, const char *params, enum state state,
	       const char *reason, const char *stderr_tail)
{
	struct visit visit = {.started_ns = race->run.started * 1000000000, .seconds = 0.2};
	visit_fail(&visit, state, "%s", reason);
	visit.stderr_tail = mem_text(stderr_tail);
	put(race, benchmark, backend, params, (struct race_work){NAN, NAN, NAN}, &visit);
	visit_free(&visit);
}

struct way {
	const char *backend, *more; /* parameters in front of and behind those of the benchmark */
	double factor;
	const char *class_name; /* NULL: plain */
};

static const struct way ways[] = {
	{"serial-complex", "", 4.4, NULL},
	{"serial", "", 1, NULL},
	{"vector", "", 6.2, NULL},
	{"vector-blocked", "", 2.1, NULL},
	{"openmp", ",threads=1", 1.01, NULL},
	{"openmp", ",threads=2", 0.515, NULL},
	{"processes", ",processes=1", 1.02, NULL},
	{"processes", ",processes=2", 0.54, NULL},
};

static const struct way shortcuts[] = {
	{"mirror", "", 0.21, "shortcut"},
	{"cycles", "", 0.13, "shortcut"},
};

static void race_width(struct race *race, const struct way *way, int width)
{
	double points = (double)width * width / 4, start = way->factor < 0.9 ? 30e-6 : 2e-6;
	char *params = mem_printf("maxiter=1000,width=%d%s", width, way->more);
	race_time(race, "mandelbrot-tutorial", way->backend, params, start + way->factor * points * 205 * 2.5e-9,
		  (struct race_work){8 * points * 205, NAN, points});
	free(params);
}

static void race_tutorial(struct race *race)
{
	static const int widths[] = {100, 250, 500, 1000, 2000};
	for (size_t w = 0; w < COUNT_OF(ways) + COUNT_OF(shortcuts); w++) {
		const struct way *way = w < COUNT_OF(ways) ? &ways[w] : &shortcuts[w - COUNT_OF(ways)];
		race_backend(race, way->backend, way->class_name ? way->class_name : "plain", NULL, NULL, NULL);
		race->start_up = way->factor < 0.9 && w < COUNT_OF(ways) ? 0.0012 : 0;
		bool has_planes = strcmp(way->backend, "serial") == 0 || strcmp(way->backend, "openmp") == 0;
		for (size_t i = 0; i < COUNT_OF(widths); i++) {
			race->side = has_planes && widths[i] == 1000 ? 64 : 0;
			race_width(race, way, widths[i]);
		}
	}
	race->start_up = 0;
	race->side = 0;
}

static void race_salon(struct race *race)
{
	static const int sizes[] = {100, 200, 400, 800};
	for (size_t w = 0; w < COUNT_OF(ways); w++) {
		race_backend(race, ways[w].backend, "plain", NULL, NULL, NULL);
		for (size_t i = 0; i < COUNT_OF(sizes); i++) {
			double points = (double)sizes[i] * sizes[i];
			char *params = mem_printf("counting=python,maxi=512,n=%d%s", sizes[i], ways[w].more);
			if (w == 2 && i == 3)
				race_fail(race, "mandelbrot-salon", "vector", params, STATE_SKIPPED,
					  "needs 3.1 GiB, 1.2 GiB free", NULL);
			else
				race_time(race, "mandelbrot-salon", ways[w].backend, params,
					  ways[w].factor * points * 134 * 2.6e-9,
					  (struct race_work){8 * points * 134, NAN, points});
			free(params);
		}
	}
}

struct blas_speed {
	const char *name, *kernel, *warning;
	double rate; /* flop/s at n = 1024 */
};

static const struct blas_speed libraries[] = {
	{"atlas", NULL, NULL, 11.9e9},
	{"blis-openmp", "haswell", NULL, 50e9},
	{"blis-pthread", "haswell", NULL, 49.5e9},
	{"blis-serial", "haswell", NULL, 51e9},
	{"netlib", "reference", NULL, 4.7e9},
	{"openblas-openmp", "Prescott",
	 "kernel Prescott does not use AVX-512, which this processor has; set OPENBLAS_CORETYPE=SKYLAKEX", 21e9},
	{"openblas-pthread", "Prescott",
	 "kernel Prescott does not use AVX-512, which this processor has; set OPENBLAS_CORETYPE=SKYLAKEX", 20.8e9},
	{"openblas-serial", "Prescott",
	 "kernel Prescott does not use AVX-512, which this processor has; set OPENBLAS_CORETYPE=SKYLAKEX", 21.2e9},
};

static void race_blas(struct race *race)
{
	static const char *const types[] = {"double", "complex"};
	for (size_t b = 0; b < COUNT_OF(libraries); b++) {
		race_backend(race, "blas", "plain", libraries[b].name, libraries[b].kernel, libraries[b].warning);
		for (size_t t = 0; t < COUNT_OF(types); t++)
			for (int n = 256; n <= 1024; n *= 2) {
				double flops = (t ? 8.0 : 2.0) * n * n * n, rate = libraries[b].rate * (1 - 20.0 / n);
				char *params =
					mem_printf("blas=%s,n=%d,threads=1,type=%s", libraries[b].name, n, types[t]);
				race_time(race, "matrix-product", "blas", params, flops / rate,
					  (struct race_work){flops, 24.0 * n * n, (double)n * n});
				free(params);
			}
	}
}

static void race_peak(struct race *race)
{
	race_backend(race, "peak", "plain", NULL, NULL, NULL);
	const double nan = NAN;
	race_time(race, "machine-peak", "peak", "quantity=flops,threads=1", 0.01, (struct race_work){1.05e9, nan, nan});
	race_time(race, "machine-peak", "peak", "quantity=flops,threads=2", 0.01, (struct race_work){2.08e9, nan, nan});
	race_time(race, "machine-peak", "peak", "quantity=triad,threads=1", 0.02, (struct race_work){nan, 2.4e8, nan});
	race_time(race, "machine-peak", "peak", "quantity=triad,threads=2", 0.02, (struct race_work){nan, 4.1e8, nan});
}

static void race_failures(struct race *race)
{
	race_backend(race, "fake", "shortcut", NULL, NULL, NULL);
	race_fail(race, "mandelbrot-tutorial", "cuda-fastest", "maxiter=1000,width=1000", STATE_UNAVAILABLE,
		  "no CUDA device: the driver is missing (cudaGetDeviceCount: 35)", NULL);
	race_fail(race, "mandelbrot-tutorial", "cuda-fastest", "maxiter=1000,width=2000", STATE_UNAVAILABLE,
		  "no CUDA device: the driver is missing (cudaGetDeviceCount: 35)", NULL);
	race_fail(race, "mandelbrot-tutorial", "fused", "maxiter=1000,width=1000", STATE_FAILED,
		  "wrong answer: sum is 1148517 in place of 1148485", NULL);
	race_fail(race, "mandelbrot-tutorial", "fused", "maxiter=1000,width=2000", STATE_CRASHED,
		  "died of signal 11 (segmentation fault)", "fused: index 1001000 out of range\nstack smashed\n");
	race_fail(race, "mandelbrot-tutorial", "slow", "maxiter=1000,width=2000", STATE_TIMED_OUT, "killed after 60 s",
		  NULL);
}

void race_everything(struct store *store)
{
	race_commit(store, RACE_SHA, 1763730000, "Unroll the inner loop of the vector backend");
	race_machine(store, RACE_MACHINE, "Intel Xeon Processor, 2 cores");
	struct race race = race_start(store, RACE_SHA, RACE_MACHINE, false, 1763740000);
	race_peak(&race);
	race_tutorial(&race);
	race_salon(&race);
	race_blas(&race);
	race_psf(&race);
	race_failures(&race);
	race_end(&race);
}
