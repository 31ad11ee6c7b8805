#include "examples.h"

#include <math.h>

#include "base/mem.h"

const char *const example_lines[EXAMPLE_COUNT] = {
	[MESSAGE_DESCRIBE] =
		"{\"type\":\"describe\",\"wire\":1,\"backend\":\"openmp\",\"version\":\"1\",\"summary\":\"threads\","
		"\"class\":\"plain\",\"device\":\"gpu\",\"compiler\":\"gcc "
		"12.2.0\",\"flags\":\"-O3\",\"launcher\":\"mpirun -n "
		"{ranks}\",\"benchmarks\":[{\"name\":"
		"\"mandelbrot-tutorial\",\"params\":[\"threads\"],\"native\":\"vector\"}],\"libraries\":[],\"facts\":{}"
		"}",
	[MESSAGE_UNAVAILABLE] = "{\"type\":\"unavailable\",\"reason\":\"no CUDA device\"}",
	[MESSAGE_CALIBRATION] = "{\"type\":\"calibration\",\"iterations\":12,\"warmups\":3}",
	[MESSAGE_SAMPLE] = "{\"type\":\"sample\",\"seconds\":0.0051,\"iterations\":12}",
	[MESSAGE_ANSWER] = "{\"type\":\"answer\",\"values\":{\"sum\":1148485,\"hash\":\"669943062a136f8d\"},"
			   "\"file\":\"psf.f64\"}",
	[MESSAGE_METRICS] = "{\"type\":\"metrics\",\"values\":{\"start_up_seconds\":0.0012,\"ranks\":4}}",
	[MESSAGE_PLANES] = "{\"type\":\"planes\",\"planes\":[{\"name\":\"pupil\",\"title\":\"Pupil\",\"file\":"
			   "\"pupil.f64\",\"rows\":64,\"columns\":32,\"log_scale\":true,\"width\":2.5,"
			   "\"width_unit\":\"m\"}]}",
	[MESSAGE_LIBRARIES] = "{\"type\":\"libraries\",\"libraries\":[{\"kind\":\"blas\",\"name\":\"netlib\","
			      "\"path\":\"/usr/lib/libblas.so.3\"}]}",
	[MESSAGE_USAGE] = "{\"type\":\"usage\",\"user_seconds\":0.25,\"system_seconds\":0.5,\"peak_bytes\":4096,"
			  "\"voluntary_switches\":1,\"involuntary_switches\":2,\"minor_faults\":3,\"major_faults\":4}",
	[MESSAGE_ERROR] = "{\"type\":\"error\",\"message\":\"out of paper\"}",
	[MESSAGE_DONE] = "{\"type\":\"done\"}",
};

static void fill_worker(struct worker *worker)
{
	worker->backend = mem_text("openmp");
	worker->version = mem_text("1");
	worker->summary = mem_text("threads \"quoted\"");
	worker->class_name = mem_text("plain");
	worker->device = mem_text("gpu");
	worker->launcher = mem_text("mpirun -n {ranks}");
	worker->benchmarks = mem_zero(1, sizeof *worker->benchmarks);
	worker->benchmarks[0].name = mem_text("mandelbrot-tutorial");
	worker->benchmarks[0].native = mem_text("vector");
	worker->benchmark_count = 1;
	facts_int(&worker->facts, "device.count", 2);
}

struct message example_message(enum message_type type)
{
	struct message message = {.type = type};
	switch (type) {
	case MESSAGE_DESCRIBE:
		fill_worker(&message.worker);
		break;
	case MESSAGE_UNAVAILABLE:
	case MESSAGE_ERROR:
		message.text = mem_text("no device\nat all \\ \"today\"");
		break;
	case MESSAGE_CALIBRATION:
		message.iterations = UINT64_MAX;
		message.warmups = 3;
		break;
	case MESSAGE_SAMPLE:
		message.seconds = 0.1 + 0.2;
		message.iterations = 12;
		break;
	case MESSAGE_ANSWER:
		answer_uint(&message.answer, "sum", 18446744073709551557u);
		message.answer.file = mem_text("psf.f64");
		break;
	case MESSAGE_METRICS:
		answer_number(&message.answer, "start_up_seconds", 0.1 + 0.2);
		break;
	case MESSAGE_PLANES:
		planes_add(&message.planes, (struct plane){.name = mem_text("pupil"),
							   .title = mem_text("The \"pupil\""),
							   .file = mem_text("pupil.f64"),
							   .rows = 64,
							   .columns = 32,
							   .width = NAN});
		break;
	case MESSAGE_LIBRARIES:
		message.libraries = mem_zero(1, sizeof *message.libraries);
		message.libraries[0] = (struct library){
			.kind = mem_text("blas"), .name = mem_text("b"), .path = mem_text("/lib/b.so")};
		message.library_count = 1;
		break;
	case MESSAGE_USAGE:
		message.usage = (struct usage){0.25, 0.5, 4096, 1, 2, 3, 4};
		break;
	case MESSAGE_DONE:
		break;
	}
	return message;
}
