/*
 * listing.h: what --disassemble of the CUDA worker prints: the register program, the CUDA source made of it, and PTX.
 */
#ifndef LAPCHART_CUDA_EXPRESSION_LISTING_H
#define LAPCHART_CUDA_EXPRESSION_LISTING_H

#include "expression/disassemble.h"

/* The program and, an empty line below, the source. `context` is a bool: whether the PTX is to follow that NVRTC makes
 * of it for LISTING_CAPABILITY; where there is no NVRTC, that is an error. No device is needed. */
disassemble_print listing_print;

#define LISTING_CAPABILITY 90

#endif
