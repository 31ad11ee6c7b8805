/*
 * fftw-team.h: FFTW divides its work, and a crew does it. FFTW's own threads cost a start or a wake-up for each
 * transform, OpenMP's stay awake for milliseconds and bring each other to a standstill where another program wants a
 * core.
 */
#ifndef LAPCHART_PSF_FFTW_TEAM_H
#define LAPCHART_PSF_FFTW_TEAM_H

#include "crew/crew.h"

/* For all plans that this process makes from now on. The crew is lent, until the last of them was carried out. */
bool psf_fftw_team(struct crew *crew, struct error *err);

#endif
