#!/bin/sh
# bench/cuda.sh where there is no card; bench/cuda_goals.py on results that are made up.
. "$(dirname "$0")/lib.sh"
bench=$here/../../bench
command -v bash >/dev/null || skip "needs bash"
HOME=$users_home python3 -c '' 2>/dev/null || skip "needs python3"

# ends STATUS COMMAND...
ends()
{
	expected=$1
	last=$*
	shift
	"$@" >"$out" 2>"$err" <"$play/results"
	is $? "$expected" 'the exit status'
}

goals()
{
	HOME=$users_home ends "$1" python3 "$bench/cuda_goals.py"
}

: >"$play/results"
if [ -e /proc/driver/nvidia/version ]; then
	echo "there is a driver, with which bench/cuda.sh would measure: not tried"
else
	ends 77 "$bench/cuda.sh" "$program" "$play/cuda.db" "$play/cuda.json"
	says "$err" '^no CUDA card: '
	is "$(find "$play" -maxdepth 1 -name 'cuda.*')" '' 'what it left'
fi

# result BENCHMARK BACKEND PARAMS SECONDS MORE
result()
{
	printf '{"benchmark":"%s","backend":"%s","params":{%s},"state":"ok","seconds":{"median":%s},"samples":[[%s]]%s}' \
		"$1" "$2" "$3" "$4" "$4" "$5"
}

# measured SHARE: a card of 30 Tflop/s and 4 TB/s whose rows reach that share of both, with as long again for copies.
measured()
{
	corner='"width":"4000","maxiter":"10000","precision":"float64"'
	image='"pupil":"1024","oversample":"8","wavelengths":"10"'
	device=$(awk "BEGIN { print 1 / $1 }")
	wall=$(awk "BEGIN { print 2 / $1 }")
	cat <<END
{"results":[
$(result machine-peak cuda '"quantity":"flops"' 0.5 ',"flops":15e12,"metrics":{}'),
$(result machine-peak cuda '"quantity":"copy"' 0.5 ',"bytes":2e12,"metrics":{}'),
$(result mandelbrot-tutorial cuda-fastest "$corner" "$wall" ",\"flops\":30e12,\"metrics\":{\"device_seconds\":$device}"),
$(result expression cuda '"expression":"arithmetic"' "$wall" ",\"bytes\":4e12,\"metrics\":{\"device_seconds\":$device}"),
$(result psf-coronagraph fftw-threads "$image" 60 ''),
$(result psf-coronagraph fastest "$image" 30 ''),
$(result psf-coronagraph cuda "$image" 2 ''),
$(result psf-coronagraph cuda-fastest "$image" 1 '')
]}
END
}

measured 0.9 >"$play/results"
goals 0
says "$out" '^    0\.9, goal 0\.5: reached .*2\.7e\+13 of 3e\+13 flops/s; 0\.45 with copies'
says "$out" '^    0\.9, goal 0\.85: reached .*3\.6e\+12 of 4e\+12 bytes/s'
says "$out" '^    30, goal 20: reached .*\(fastest 30 s, cuda-fastest 1 s, 30 by rounds\)'

measured 0.6 >"$play/results"
goals 1
says "$out" '^    0\.6, goal 0\.5: reached'
says "$out" '^    0\.6, goal 0\.85: NOT reached'

# What was not measured is no goal that is reached, and a wrong answer is told.
sed 's/"ok"/"unavailable","reason":"CUDA: no device"/' "$play/results" >"$play/none"
mv "$play/none" "$play/results"
goals 1
says "$out" 'not measured: CUDA: no device'
says_not "$out" 'reached'
measured 0.9 | sed '/fftw-threads/s/"ok"/"failed","reason":"wrong answer: sum is 1"/' >"$play/results"
goals 1
says "$out" '^psf-coronagraph/fftw-threads oversample=8 pupil=1024 wavelengths=10: failed, wrong answer: sum is 1$'
finish
