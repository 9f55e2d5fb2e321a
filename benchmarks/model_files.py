"""What stands beside the weights in Qwen3-Embedding's repository: how to read them, and a text."""

from dupcheck.embed.qwen.architecture import Architecture

END_OF_TEXT = "<|endoftext|>"

_PACKAGE = "sentence_transformers.models"
_MODULES = (("", "Transformer"), ("1_Pooling", "Pooling"), ("2_Normalize", "Normalize"))


def with_end_of_text(tokenizer: dict[str, object]) -> dict[str, object]:
    """A Qwen3 tokenizer.json whose post-processor adds end-of-text, as the embedding model's."""
    added = tokenizer["added_tokens"]
    assert isinstance(added, list)
    (end,) = [token["id"] for token in added if token["content"] == END_OF_TEXT]
    sequence = {"id": "A", "type_id": 0}
    last = {"SpecialToken": {"id": END_OF_TEXT, "type_id": 0}}
    template = {
        "type": "TemplateProcessing",
        "single": [{"Sequence": sequence}, last],
        "pair": [{"Sequence": sequence}, last, {"Sequence": {"id": "B", "type_id": 0}}, last],
        "special_tokens": {END_OF_TEXT: {"id": END_OF_TEXT, "ids": [end], "tokens": [END_OF_TEXT]}},
    }
    processors = [one for one in (tokenizer["post_processor"],) if one]
    return {
        **tokenizer,
        "post_processor": {"type": "Sequence", "processors": [*processors, template]},
    }


def documents(shape: Architecture) -> dict[str, object]:
    """The small files of the published repository, by path."""
    return {
        "config.json": _config(shape),
        "tokenizer_config.json": {
            "model_max_length": shape.positions,
            "pad_token": END_OF_TEXT,
            "padding_side": "left",
            "tokenizer_class": "Qwen2Tokenizer",
        },
        "modules.json": [
            {"idx": index, "name": str(index), "path": path, "type": f"{_PACKAGE}.{kind}"}
            for index, (path, kind) in enumerate(_MODULES)
        ],
        "1_Pooling/config.json": {
            "word_embedding_dimension": shape.hidden,
            "pooling_mode_cls_token": False,
            "pooling_mode_mean_tokens": False,
            "pooling_mode_lasttoken": True,
            "include_prompt": True,
        },
    }


def _config(shape: Architecture) -> dict[str, object]:
    return {
        "architectures": ["Qwen3ForCausalLM"],
        "attention_bias": False,
        "attention_dropout": 0.0,
        "bos_token_id": shape.vocabulary - 26,
        "eos_token_id": shape.vocabulary - 26,
        "head_dim": shape.head,
        "hidden_act": "silu",
        "hidden_size": shape.hidden,
        "intermediate_size": shape.intermediate,
        "max_position_embeddings": shape.positions,
        "model_type": "qwen3",
        "num_attention_heads": shape.heads,
        "num_hidden_layers": shape.layers,
        "num_key_value_heads": shape.kv_heads,
        "rms_norm_eps": shape.epsilon,
        "rope_scaling": None,
        "rope_theta": shape.theta,
        "sliding_window": None,
        "tie_word_embeddings": True,
        "torch_dtype": "bfloat16",
        "use_sliding_window": False,
        "vocab_size": shape.vocabulary,
    }
