/*
 * Libraries that only pretend, for what the installed ones cannot show: one
 * source, a macro for each (local.mk).
 */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

int openblas_get_num_threads(void);

#ifdef FAKE_SHELL /* the BLAS names; one that reads `fake_int` as its integers */
void dgemm_(void);
void dgemm_(void)
{
#ifdef FAKE_NEEDS_CORE
	openblas_get_num_threads();
#endif
}

double ddot_(const fake_int *n, const double *x, const fake_int *incx, const double *y, const fake_int *incy);
double ddot_(const fake_int *n, const double *x, const fake_int *incx, const double *y, const fake_int *incy)
{
	double sum = 0;
	for (fake_int i = 0; i < *n; i++)
		sum += x[i * *incx] * y[i * *incy];
	return sum;
}
#endif

#ifdef FAKE_STRANGER /* of no family, and without ddot_ */
void dgemm_(void);
void dgemm_(void)
{
}
#endif

#ifdef FAKE_CORE
static int threads = 8;
char *openblas_get_config(void);
char *openblas_get_config(void)
{
	return "OpenBLAS 0.3.99 USE64BITINT DYNAMIC_ARCH Fancy MAX_THREADS=8";
}
char *openblas_get_corename(void);
char *openblas_get_corename(void)
{
	return "Fancy";
}
int openblas_get_parallel(void);
int openblas_get_parallel(void)
{
	return 1;
}
int openblas_get_num_threads(void)
{
	return threads;
}
void openblas_set_num_threads(int wanted);
void openblas_set_num_threads(int wanted)
{
	threads = wanted < 8 ? wanted : 8;
}
#endif

#ifdef FAKE_MKL
static int threads = 4;
void MKL_Get_Version_String(char *text, int size);
void MKL_Get_Version_String(char *text, int size)
{
	memset(text, ' ', (size_t)size);
	static const char words[] = "Intel(R) oneAPI Math Kernel Library Version 2022.1-Product Build 20220311";
	memcpy(text, words, sizeof words - 1);
}
int MKL_CBWR_Get_Auto_Branch(void);
int MKL_CBWR_Get_Auto_Branch(void)
{
	return 12;
}
int MKL_Get_Max_Threads(void);
int MKL_Get_Max_Threads(void)
{
	return threads;
}
void MKL_Set_Num_Threads(int wanted);
void MKL_Set_Num_Threads(int wanted)
{
	threads = wanted;
}
#endif
