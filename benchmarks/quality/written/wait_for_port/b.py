import asyncio


async def database_is_up(address, patience):
    async def knock():
        while True:
            try:
                _, writer = await asyncio.open_connection(*address)
            except OSError:
                await asyncio.sleep(0.25)
            else:
                writer.close()
                return

    try:
        await asyncio.wait_for(knock(), patience)
    except asyncio.TimeoutError:
        return False
    return True
