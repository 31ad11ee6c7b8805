dnl The backends, one line each: the list that grows. The order is that of the summary.
m4_include([backends/serial-complex/configure.m4])
m4_include([backends/serial/configure.m4])
m4_include([backends/vector/configure.m4])
m4_include([backends/vector-blocked/configure.m4])
m4_include([backends/openmp/configure.m4])
m4_include([backends/processes/configure.m4])
m4_include([backends/peak/configure.m4])
