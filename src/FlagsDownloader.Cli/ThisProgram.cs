namespace FlagsDownloader.Cli;

/// <summary>Starts this program again, as another process.</summary>
internal static class ThisProgram
{
    /// <summary>The executable, and the arguments that precede the program's own.</summary>
    public static IReadOnlyList<string> Command
    {
        get
        {
            var executable = Environment.ProcessPath ?? throw new InvalidOperationException("This process has no executable.");
            // Run as `dotnet flags.dll`, the executable is dotnet, and the program its first argument.
            return Path.GetFileNameWithoutExtension(executable).Equals("dotnet", StringComparison.OrdinalIgnoreCase)
                ? [executable, Environment.GetCommandLineArgs()[0]]
                : [executable];
        }
    }
}
