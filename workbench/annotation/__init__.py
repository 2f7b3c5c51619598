"""Human decisions: store, log, anchors, codebook, agreement."""
