using System.Runtime.InteropServices;

namespace Asyncio;

/// <summary>An array of C strings that ends with a null pointer.</summary>
internal sealed class NativeStrings : IDisposable
{
    /// <exception cref="ArgumentException">A string contains a NUL character, which would end it.</exception>
    public NativeStrings(IEnumerable<string> strings)
    {
        string[] all = [.. strings];
        if (Array.Find(all, static text => text.Contains('\0', StringComparison.Ordinal)) is { } text)
        {
            throw new ArgumentException($"An argument or an environment variable contains a NUL character: {text.Replace('\0', '?')}", nameof(strings));
        }

        Pointers = [.. all.Select(Marshal.StringToCoTaskMemUTF8), 0];
    }

    public nint[] Pointers { get; }

    public void Dispose()
    {
        Array.ForEach(Pointers, Marshal.FreeCoTaskMem);
        Array.Clear(Pointers);
    }
}
