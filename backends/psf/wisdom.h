/*
 * wisdom.h: what FFTW's planner learnt by the clock, kept in a file from run to
 * run. Where there is no such file, or one that FFTW does not understand (it is
 * damaged, or of another version or processor), all is measured anew.
 */
#ifndef LAPCHART_PSF_WISDOM_H
#define LAPCHART_PSF_WISDOM_H

#include <stdint.h>

/* $XDG_CACHE_HOME/lapchart/fftw-wisdom, else ~/.cache/lapchart/fftw-wisdom; NULL where neither is set. Free it. */
char *psf_wisdom_path(void);

/* Adds what the file knows to what the planner knows. `path` may be NULL. */
void psf_wisdom_load(const char *path);
/* Replaces the file in one step by all that the planner knows; a file that cannot be written costs the next run its
 * time. `path` may be NULL. Returns the hash of what is known; it is the same for the same plans. */
uint64_t psf_wisdom_save(const char *path);

#endif
