namespace FlagsDownloader.Testing;

/// <summary>A program that a test needs. A developer's machine may not have it; CI must.</summary>
internal static class InstalledProgram
{
    /// <summary>Skips the test if the program is missing; fails it in CI, which installs it.</summary>
    /// <param name="name">The executable.</param>
    /// <param name="package">The Debian package of the program.</param>
    public static void Require(string name, string package)
    {
        if (IsThere(name))
        {
            return;
        }

        Assert.False(Environment.GetEnvironmentVariable("CI") == "true", $"{name} is not installed, and CI should have it: apt-get install {package}");
        Assert.Skip($"{name} is not installed: apt-get install {package}");
    }

    /// <summary>Whether the program is in PATH.</summary>
    public static bool IsThere(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, name)));
}
