LC_BACKEND([square-map-serial])
LC_BACKEND([square-map-threads])
LC_BACKEND([square-map-processes])
LC_BACKEND([square-map-openmp], [LC_NEEDS_OPENMP])
