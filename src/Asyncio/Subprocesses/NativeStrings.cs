using System.Runtime.InteropServices;

namespace Asyncio;

/// <summary>Strings as C has them: an array of pointers that ends with null.</summary>
internal sealed class NativeStrings : IDisposable
{
    /// <exception cref="ArgumentException">One has a character 0, at which it would end.</exception>
    public NativeStrings(IEnumerable<string> strings)
    {
        string[] all = [.. strings];
        if (Array.Find(all, static text => text.Contains('\0', StringComparison.Ordinal)) is { } text)
        {
            throw new ArgumentException($"An argument or a variable of the environment has a character 0: {text.Replace('\0', '?')}", nameof(strings));
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
