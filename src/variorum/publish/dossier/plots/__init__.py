"""Plots of the dossier, as numbers for SVG: tolls over time, what was said against when it happened, the map.

Places across are in per cent of the plot's width, so that a plot fits a phone and a sheet of paper with
letters of one size; places down are in pixels.
"""
