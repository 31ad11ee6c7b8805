#!/bin/sh
# The workers of backends/expression/, as a harness and as a person call them. Runs in the build folder.
set -u
command -v jq >/dev/null || { echo "SKIP: needs jq"; exit 77; }
folder=backends/expression
[ -x $folder/lapchart-worker-expression-compiled ] || { echo "SKIP: needs the backend expression"; exit 77; }

work=$(mktemp -d "${TMPDIR:-/tmp}/lapchart-expression.XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
failures=0

complain()
{
	echo "FAIL: $1"
	failures=$((failures + 1))
}

lister=$folder/lapchart-worker-expression-compiled

# prints STATUS EXPECTED WORD...: what the words of --disassemble print, on either output.
prints()
{
	status=$1 expected=$2
	shift 2
	seen=$($lister --disassemble "$@" 2>&1)
	[ $? -eq "$status" ] || complain "--disassemble $*: the exit status is not $status"
	[ "$seen" = "$expected" ] || complain "--disassemble $*: printed '$seen'"
}

prints 0 "mul_add_dddd        r0    r1[b]       r2[c]       r3[d]" "b*(c+d)" b=double c=double d=double
prints 0 "add_mul_cccc        t0    r2[q]       r1[z]       r1[z]
gt_norm_bcd         t1    t0          c1[4.000000000000001]
where_cbcc          r0    t1          c0[0.0+0.0j]  t0" "where(abs(z*z + q) > 2, 0, z*z + q)" z=complex q=complex
prints 0 "copy_ii             r0    c0[3]" "1+2"
prints 2 "column 6: there is no operand 'x'
b*(c+x)
     ^" "b*(c+x)" b=double c=double
prints 2 "'long' is not one of bool, int, float, double, complex" b b=long
prints 2 "'b' is not NAME=TYPE" b b
prints 2 "'=int' is not NAME=TYPE" b =int
prints 2 "--disassemble needs an expression"
$folder/lapchart-worker-expression-compiled --help | grep -q -e '--disassemble EXPRESSION \[NAME=TYPE\]' ||
	complain "--help does not tell of --disassemble"

# The CUDA worker lists the same program, and what it makes of it.
if [ -x backends/cuda-expression/lapchart-worker-expression-cuda ]; then
	lister=backends/cuda-expression/lapchart-worker-expression-cuda
	prints 0 'mul_add_dddd        r0    r1[b]       r2[c]       r3[d]

struct double_2 {
	alignas(16) double at[2];
};

static __device__ __forceinline__ double mul_add_dddd(double x, double y, double z)
{
	return (x * (y + z));
}

// mul_add_dddd        r0    r1[b]       r2[c]       r3[d]
static __device__ __forceinline__ double expression_element(double r1, double r2, double r3)
{
	return mul_add_dddd(r1, r2, r3);
}

static __device__ __forceinline__ struct double_2 expression_group(struct double_2 r1, struct double_2 r2, struct double_2 r3)
{
	struct double_2 r0;
#pragma unroll
	for (int i = 0; i < 2; i++)
		r0.at[i] = expression_element(r1.at[i], r2.at[i], r3.at[i]);
	return r0;
}

#ifdef __cplusplus
extern "C"
#endif
__global__ void __launch_bounds__(256) expression(double *__restrict__ r0, const double *__restrict__ r1, const double *__restrict__ r2, const double *__restrict__ r3, size_t groups, size_t count)
{
	const size_t first = (size_t)blockIdx.x * blockDim.x + threadIdx.x;
	const size_t stride = (size_t)gridDim.x * blockDim.x;
	for (size_t i = first; i < groups; i += stride)
		((struct double_2 *)r0)[i] = expression_group(((const struct double_2 *)r1)[i], ((const struct double_2 *)r2)[i], ((const struct double_2 *)r3)[i]);
	for (size_t i = 2 * groups + first; i < count; i += stride)
		r0[i] = expression_element(r1[i], r2[i], r3[i]);
}' "b*(c+d)" b=double c=double d=double
	prints 2 "column 6: there is no operand 'x'
b*(c+x)
     ^" --ptx "b*(c+x)" b=double c=double
	prints 2 "--disassemble needs an expression"
	prints 2 "--disassemble needs an expression" --ptx
	status=0
	seen=$($lister --disassemble --ptx "b*(c+d)" b=double c=double d=double 2>&1) || status=$?
	case $status:$seen in
	"0:mul_add_dddd "*".target sm_90"*ld.global.nc.v2.f64*) ;;
	"1:no NVRTC, "*) echo "skipped: $seen" ;;
	*) complain "--disassemble --ptx: exit status $status, '$seen'" ;;
	esac
	$lister --help | grep -q -e '--disassemble \[--ptx\] EXPRESSION' || complain "--help does not tell of --ptx"
	./lapchart worker-check $lister >"$work/stdout" 2>&1 || complain "worker-check cuda: $(cat "$work/stdout")"
	LAPCHART_REPLY=$work/cuda $lister --describe
	seen=$(jq -r 'select(.type == "describe") | "\(.backend) \(.device) \(.benchmarks[0].name)"' "$work/cuda")
	[ "$seen" = "cuda gpu expression" ] || complain "cuda: describes itself as $seen"
	if [ -e /proc/driver/nvidia/version ]; then
		echo "skipped: there is a driver"
	else
		LAPCHART_REPLY=$work/cuda $lister --benchmark expression --samples 1 --warmup 0 --min-time 0 --param n=100 \
			--param expression=arithmetic
		seen=$(jq -r 'select(.type == "unavailable").reason' "$work/cuda" | sort -u)
		[ "$seen" = "CUDA driver: insufficient or missing (cudaErrorInsufficientDriver, 35)" ] ||
			complain "cuda without a driver: '$seen'"
		grep -q '"sample"' "$work/cuda" && complain "cuda has a time without a driver"
	fi
else
	echo "skipped: the backend cuda-expression is not there"
fi

# right WORKER BENCHMARK ANSWER WORD...: a visit of one sample has a right answer, and says who replied.
right()
{
	worker=$1 benchmark=$2 answer=$3
	shift 3
	rm -f "$work/reply" "$work/describe"
	LAPCHART_REPLY=$work/reply $folder/lapchart-worker-"$worker" --benchmark "$benchmark" --samples 1 --warmup 0 \
		--min-time 0 "$@" >"$work/stdout" || complain "$worker: failed"
	[ -s "$work/stdout" ] && complain "$worker: wrote on standard output"
	seen=$(jq -r 'select(.type == "answer").values | "\(.wrong) \(.checksum // .hash)"' "$work/reply")
	[ "$seen" = "$answer" ] || complain "$worker $*: the answer is $seen, must be $answer"
	LAPCHART_REPLY=$work/describe $folder/lapchart-worker-"$worker" --describe
	name=${worker#expression-}
	seen=$(jq -r 'select(.type == "describe") | "\(.backend) \(.flags | test("-ffp-contract=off"))"' "$work/describe")
	[ "$seen" = "${name#mandelbrot-} true" ] || complain "$worker: describes itself as $seen"
}

for backend in temporaries blocked fused; do
	right "expression-$backend" expression "0 c147ee64bae72df3" --param n=10000 --param expression=arithmetic
	right "expression-$backend" expression "0 fffc54efac7834d4" --param n=10000 --param expression=mandelbrot-step
done
for threads in 1 2 3; do
	right expression-compiled expression "0 c147ee64bae72df3" --param n=10000 --param expression=arithmetic \
		--param threads=$threads
	right expression-compiled expression "0 fffc54efac7834d4" --param n=10000 --param expression=mandelbrot-step \
		--param threads=$threads
done
right mandelbrot-expression mandelbrot-tutorial "null b66d26bfdaab782b" --param width=300 --param maxiter=100 \
	--param threads=2
right mandelbrot-expression mandelbrot-salon "null dca24df6115718d7" --param n=100 --param maxi=512 --param threads=2

for backend in expression-temporaries expression-blocked expression-compiled expression-fused mandelbrot-expression; do
	./lapchart worker-check $folder/lapchart-worker-$backend >"$work/stdout" 2>&1 ||
		complain "worker-check $backend: $(cat "$work/stdout")"
done
echo "$failures failures"
[ $failures -eq 0 ]
