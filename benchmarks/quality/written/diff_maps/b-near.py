def config_sources(layers):
    """Which layer of the settings has the last word on each, and which it silences."""
    sources = {}
    silenced = {}
    for layer, settings in layers:
        for setting in settings:
            if setting in sources:
                silenced.setdefault(setting, []).append(sources[setting])
            sources[setting] = layer
    return {
        setting: (layer, silenced.get(setting, [])) for setting, layer in sorted(sources.items())
    }
