LC_BACKEND([openmp-simd], [LC_NEEDS_OPENMP])
