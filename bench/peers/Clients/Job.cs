using FlagsDownloader.Bench.Peers.Servers;
using FlagsDownloader.Flags;
using FlagsDownloader.Items;

namespace FlagsDownloader.Bench.Peers.Clients;

/// <summary>The work of a client: the same flags from the same addresses for each.</summary>
internal sealed class Job
{
    private readonly string _folder;

    private Job(FlagSet set, Uri site, int copies, int bound, string folder)
    {
        (Set, Site, Copies, Bound, _folder) = (set, site, copies, bound, folder);
        Items = FlagItems.Create(new FlagSite(FlagSite.UrlLabel, site), set.Codes, copies: copies);
    }

    /// <summary>The flags.</summary>
    public FlagSet Set { get; }

    /// <summary>The address of the flags.</summary>
    public Uri Site { get; }

    /// <summary>How often each flag is downloaded.</summary>
    public int Copies { get; }

    /// <summary>The maximum number of concurrent requests.</summary>
    public int Bound { get; }

    /// <summary>The files to download.</summary>
    public IReadOnlyList<DownloadItem> Items { get; }

    /// <summary>A file with an address on each line.</summary>
    public string Urls => Path.Combine(_folder, "urls");

    /// <summary>The same as a curl config, with names.</summary>
    public string CurlConfig => Path.Combine(_folder, "curl");

    /// <summary>The same as an input file of aria2c, with names.</summary>
    public string Aria2Input => Path.Combine(_folder, "aria2");

    /// <summary>Creates a job and its lists, before the measurement.</summary>
    public static Job Make(FlagSet set, Uri site, int copies, int bound, string folder)
    {
        var job = new Job(set, site, copies, bound, folder);
        File.WriteAllLines(job.Urls, job.Items.Select(item => item.Address.AbsoluteUri));
        File.WriteAllLines(job.CurlConfig, job.Items.SelectMany(item => new[] { $"url = \"{item.Address}\"", $"output = \"{item.FileName}\"" }));
        // aria2c 1.36 chooses one name for several of "br.gif?copy=2" and loses files, so the list has names.
        File.WriteAllLines(job.Aria2Input, job.Items.SelectMany(item => new[] { item.Address.AbsoluteUri, $"  out={item.FileName}" }));
        return job;
    }
}
