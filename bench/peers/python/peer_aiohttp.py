"""Downloads a list of addresses with aiohttp: a task for each, bounded by a semaphore, files written as they arrive.

    python3 peer_aiohttp.py URLS FOLDER M
"""
import asyncio
import os
import sys

import aiohttp


async def download_one(session, semaphore, url, folder):
    async with semaphore:
        async with session.get(url) as response:
            response.raise_for_status()
            content = await response.read()
    # Written on the loop: handing 12 KB to a thread takes longer than writing them.
    with open(os.path.join(folder, url.rpartition('/')[2]), 'wb', buffering=0) as file:
        file.write(content)


async def download_many(urls, folder, bound):
    semaphore = asyncio.Semaphore(bound)
    # The semaphore is the bound; the connector's own of 100 would be a second one.
    connector = aiohttp.TCPConnector(limit=0)
    # Neither cookies to look up nor bodies to unpack: none are sent.
    async with aiohttp.ClientSession(
            connector=connector, cookie_jar=aiohttp.DummyCookieJar(), auto_decompress=False) as session:
        results = await asyncio.gather(
            *(download_one(session, semaphore, url, folder) for url in urls), return_exceptions=True)
    return [result for result in results if result is not None]


def main():
    _, list_of_urls, folder, bound = sys.argv
    with open(list_of_urls, encoding='utf-8') as lines:
        urls = lines.read().split()
    failures = asyncio.run(download_many(urls, folder, int(bound)))
    if failures:
        sys.exit(f'peer_aiohttp: {len(failures)} of {len(urls)} failed, the first: {failures[0]!r}')


if __name__ == '__main__':
    main()
