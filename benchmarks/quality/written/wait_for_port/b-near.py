import asyncio


async def relay_once(address, message, patience):
    async def ask():
        reader, writer = await asyncio.open_connection(*address)
        try:
            writer.write(message + b"\n")
            await writer.drain()
            return await reader.readline()
        finally:
            writer.close()

    try:
        answer = await asyncio.wait_for(ask(), patience)
    except asyncio.TimeoutError:
        return None
    return answer.strip().decode()
