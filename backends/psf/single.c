#include <stdlib.h>

#include "psf/workspace.h"

bool psf_single_run(void *state, struct error *err)
{
	(void)err;
	struct psf_single *own = state;
	for (size_t i = 0; i < own->psf.side * own->psf.side; i++)
		own->psf.image[i] = 0;
	for (size_t i = 0; i < own->psf.wavelengths; i++)
		psf_add_wavelength(own->workspace, i, own->psf.image);
	return true;
}

void psf_single_finish(void *state)
{
	struct psf_single *own = state;
	if (!own)
		return;
	psf_workspace_free(own->workspace);
	psf_free(&own->psf);
	free(own);
}
