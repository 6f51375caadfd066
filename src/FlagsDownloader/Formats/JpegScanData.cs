namespace FlagsDownloader.Formats;

/// <summary>Walks the coded data of a scan, without decoding them (ITU-T T.81, B.1.1.5 and B.2.1).</summary>
internal static class JpegScanData
{
    private const int Restarts = 8;

    /// <summary>Skips the data up to the marker that ends them. Null if they are valid; otherwise a description of the fault.</summary>
    /// <param name="rest">What begins with the data; the marker is left.</param>
    /// <param name="hasRestarts">Whether there may be restart markers in them.</param>
    public static string? Skip(ref ReadOnlySpan<byte> rest, bool hasRestarts)
    {
        // Data between two markers: there is some before each of them.
        var (found, restarts) = (false, 0);
        while (true)
        {
            var length = rest.IndexOf(JpegMarker.Prefix);
            if (length < 0)
            {
                return JpegFormat.Cut;
            }

            found |= length > 0;
            var at = length;
            while (at < rest.Length && rest[at] == JpegMarker.Prefix)
            {
                at++;
            }

            if (at == rest.Length)
            {
                return JpegFormat.Cut;
            }

            var code = rest[at];
            if (code == 0)
            {
                // 0xFF in the data is followed by a zero, so that it is no marker.
                found = true;
            }
            else if (!found)
            {
                return "not a whole JPEG: a part of its image has no data";
            }
            else if (code is < JpegMarker.Restart or > JpegMarker.LastRestart)
            {
                rest = rest[length..];
                return null;
            }
            else if (!hasRestarts)
            {
                return "not a JPEG: a restart marker, but no interval of them";
            }
            else if (code - JpegMarker.Restart != restarts++ % Restarts)
            {
                return $"not a whole JPEG: restart marker {code - JpegMarker.Restart} where {(restarts - 1) % Restarts} has to be";
            }
            else
            {
                found = false;
            }

            rest = rest[(at + 1)..];
        }
    }
}
