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

# prints STATUS EXPECTED WORD...: what the words of --disassemble print, on either output.
prints()
{
	status=$1 expected=$2
	shift 2
	seen=$($folder/lapchart-worker-expression-compiled --disassemble "$@" 2>&1)
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
