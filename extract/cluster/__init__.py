"""An archive read on a cluster: Dask hands the files to its workers, the results come back to the one writer."""
