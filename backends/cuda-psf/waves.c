#include "cuda-psf/waves.h"

struct cuda_psf_waves cuda_psf_waves_of(const struct psf *psf, size_t first, size_t most)
{
	const size_t left = psf->wavelengths - first, count = left < most ? left : most;
	struct cuda_psf_waves waves = {.count = (unsigned)count};
	for (size_t i = 0; i < count; i++) {
		const double wavelength = psf_wavelength(psf, first + i);
		const double scale = psf_transform_scale(psf, wavelength);
		waves.steepness[i] = psf_occulter_steepness(wavelength);
		waves.pixel[i] = psf_field(wavelength) / (double)psf->side;
		waves.factor[i] = scale * scale / (double)psf->wavelengths;
	}
	return waves;
}
