LC_BACKEND([mpi], [LC_NEEDS_MPI], [MPI; on Debian: apt install libopenmpi-dev openmpi-bin])
