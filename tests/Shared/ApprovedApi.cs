using System.Reflection;

namespace FlagsDownloader.Testing;

/// <summary>The public API of a package is approved as text: a change of it changes a file, which a reviewer sees.</summary>
internal static class ApprovedApi
{
    /// <summary>Fails if the API is not that of PublicApi/NAME.approved.txt, and writes NAME.received.txt beside the tests.</summary>
    public static void Check(Assembly assembly, string name)
    {
        var rendered = ApiText.Of(assembly);
        var folder = Path.Combine(AppContext.BaseDirectory, "PublicApi");
        var approved = Path.Combine(folder, $"{name}.approved.txt");
        if (File.Exists(approved) && File.ReadAllText(approved) == rendered)
        {
            return;
        }

        Directory.CreateDirectory(folder);
        var received = Path.Combine(folder, $"{name}.received.txt");
        File.WriteAllText(received, rendered);
        Assert.Fail($"The public API has changed. If this is intended, copy {received} over PublicApi/{name}.approved.txt.");
    }
}
