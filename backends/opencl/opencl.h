/*
 * opencl.h: the program for the device, made of mandelbrot.cl.
 */
#ifndef LAPCHART_OPENCL_OPENCL_H
#define LAPCHART_OPENCL_OPENCL_H

extern const char opencl_source[];

#endif
