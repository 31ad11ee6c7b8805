# Unit tests of src/chart.
