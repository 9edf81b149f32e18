"""The MUC-4 benchmark: templates, the official score and how near ours comes to it, modern figures."""
