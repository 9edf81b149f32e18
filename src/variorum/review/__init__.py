"""The workbench: pages on this machine where a person sees what needs a decision, and the evidence for it."""
