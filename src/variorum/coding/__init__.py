"""How GTD, UCDP GED and ACLED write what our terms say: what is shared by reading their tables and writing them."""
