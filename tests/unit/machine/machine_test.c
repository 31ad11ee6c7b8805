#include "../check_main.h"

TCase *tree_tests(void);
TCase *name_tests(void);
TCase *facts_tests(void);
TCase *fingerprint_tests(void);
TCase *hypervisor_tests(void);
TCase *hwloc_tests(void);
TCase *cgroup_tests(void);
TCase *evidence_tests(void);
TCase *blas_tests(void);
TCase *package_tests(void);
TCase *kernel_fit_tests(void);

CHECK_MAIN("machine", tree_tests, name_tests, facts_tests, fingerprint_tests, hypervisor_tests, hwloc_tests,
	   cgroup_tests, evidence_tests, blas_tests, package_tests, kernel_fit_tests)
