# Unit tests of src/stats.
