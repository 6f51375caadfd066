using System.Globalization;

namespace FlagsDownloader.Testing;

/// <summary>The memory of a process as Linux counts it, in bytes; null for a process that has none any more.</summary>
/// <param name="Resident">The memory now.</param>
/// <param name="Peak">The memory at most until now.</param>
internal readonly record struct ProcessMemory(double? Resident, double? Peak)
{
    /// <summary>Reads it.</summary>
    /// <param name="id">The process.</param>
    /// <exception cref="IOException">The process has ended.</exception>
    public static ProcessMemory Of(int id)
    {
        var lines = File.ReadAllLines($"/proc/{id}/status");
        return new(BytesOf("VmRSS:"), BytesOf("VmHWM:"));

        // "VmRSS:      1234 kB"
        double? BytesOf(string label) => lines.FirstOrDefault(line => line.StartsWith(label, StringComparison.Ordinal)) is { } line
            ? double.Parse(line[label.Length..^2].Trim(), CultureInfo.InvariantCulture) * 1024
            : null;
    }
}
