using System.CommandLine;
using System.CommandLine.Invocation;
using System.Runtime.CompilerServices;

namespace FlagsDownloader.Cli.Manual;

/// <summary>Prints the text of <c>--version</c>.</summary>
internal sealed class VersionText : SynchronousCommandLineAction
{
    /// <summary>Program, version and runtime, such as <c>flags 0.1.0 (.NET 10.0.1, native)</c>.</summary>
    public static string Line { get; } =
        $"{ProgramVersion.NameAndText} (.NET {Environment.Version}{(RuntimeFeature.IsDynamicCodeSupported ? "" : ", native")})";

    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine(Line);
        return (int)ExitCode.Success;
    }
}
