dnl Five programs: four ways through the benchmark `expression`, and the Mandelbrot benchmarks by compiled expressions.
LC_BACKEND([expression], [LC_NEEDS_OPENMP])
