using System.Runtime.CompilerServices;

namespace FlagsDownloader.Fuzzing.CommandLines;

/// <summary>
/// The environment of this process for command lines. It is set before the first test and never changed, so that it does not depend on the
/// order of the tests.
/// </summary>
internal static class ProjectEnvironment
{
    // A server or a worker would start this test's executable again.
    private const string NoServer = "/nowhere/flags-server";

    /// <summary>The variables and their values. Remove them for a program that needs a server.</summary>
    public static IReadOnlyDictionary<string, string> Variables { get; } =
        new Dictionary<string, string>(Surroundings.Variables, StringComparer.Ordinal) { ["FLAGS_SERVER"] = NoServer };

    [ModuleInitializer]
    internal static void Prepare()
    {
        Testing.TestVariables.TakeFirst();
        foreach (var (name, value) in Variables)
        {
#pragma warning disable RS0030 // For the whole project, before its first test.
            Environment.SetEnvironmentVariable(name, value);
#pragma warning restore RS0030
        }
    }
}
