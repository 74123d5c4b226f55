# Chats with the LLM server as LiteLLM users do; prints what came back as one JSON object.
import json, sys, warnings
warnings.simplefilter("ignore")
import litellm

base_url, key = sys.argv[1:]
litellm.suppress_debug_info = True

def complete(content, **more):
    messages = content if isinstance(content, list) else [{"role": "user", "content": content}]
    options = {"model": "openai/builtin", "api_base": base_url, "api_key": key, "num_retries": 0, "max_retries": 0, **more}
    return litellm.completion(messages=messages, **options)

def status_of(**more):
    try:
        complete("hello", **more)
    except litellm.exceptions.APIError as error:
        return error.status_code
    except Exception as error:
        return getattr(error, "status_code", repr(error))

chat = complete("What is 6*7?")
pieces = [chunk.choices[0].delta.content for chunk in complete("What is 6*7?", stream=True) if chunk.choices]
pieces = [piece for piece in pieces if piece]

weather = {
    "type": "function",
    "function": {
        "name": "get_weather",
        "parameters": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
    },
}
choice = {"type": "function", "function": {"name": "get_weather"}}
calling = complete("Seoul", tools=[weather], tool_choice=choice).choices[0].message
call = calling.tool_calls[0]
result = {"role": "tool", "tool_call_id": call.id, "content": "clear"}
answered = complete([{"role": "user", "content": "Seoul"}, calling.model_dump(), result], tools=[weather])

print(json.dumps({
    "chat": chat.choices[0].message.content,
    "finish_reason": chat.choices[0].finish_reason,
    "total_tokens": chat.usage.total_tokens,
    "streamed": "".join(pieces),
    "pieces": len(pieces),
    "tool_call": {"name": call.function.name, "arguments": call.function.arguments},
    "answered": answered.choices[0].message.content,
    "wrong_key": status_of(api_key="wrong"),
    "unknown_model": status_of(model="openai/gpt-9"),
}))
