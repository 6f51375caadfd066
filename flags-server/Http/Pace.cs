namespace FlagsServer.Http;

/// <summary>The lines that a body goes through, one after the other: the slowest decides.</summary>
/// <param name="lines">At least one.</param>
internal sealed class Pace(IReadOnlyList<Line> lines)
{
    /// <summary>How many bytes to send at a time.</summary>
    public int Part { get; } = lines.Min(line => line.Part);

    /// <summary>Waits until some bytes have gone through all lines.</summary>
    /// <param name="bytes">How many.</param>
    /// <param name="gone">Cancelled when the client goes away.</param>
    /// <returns>False when the client went away.</returns>
    public async ValueTask<bool> TakeAsync(int bytes, CancellationToken gone)
    {
        foreach (var line in lines)
        {
            if (!await line.TakeAsync(bytes, gone))
            {
                return false;
            }
        }

        return true;
    }
}
