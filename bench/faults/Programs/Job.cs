namespace FlagsDownloader.Faults.Programs;

/// <summary>What a program is to do.</summary>
/// <param name="Site">The address under which flags are, without a slash at its end.</param>
/// <param name="Codes">Whose flags, in capitals.</param>
/// <param name="Folder">Where files go; the program runs there.</param>
/// <param name="InputFile">Where a list of addresses can be written for programs that read one; outside the folder.</param>
/// <param name="Resumes">Whether a partial file of an earlier run is to be continued, and one attempt is enough.</param>
internal sealed record Job(string Site, IReadOnlyList<string> Codes, string Folder, string InputFile, bool Resumes)
{
    /// <summary>The addresses of all flags.</summary>
    public IEnumerable<string> Addresses => Codes.Select(AddressOf);

    /// <summary>The address of a flag.</summary>
    public string AddressOf(string code) => $"{Site}/{code.ToLowerInvariant()}/{code.ToLowerInvariant()}.gif";
}
