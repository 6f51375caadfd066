using System.Runtime.CompilerServices;

namespace FlagsDownloader.Fuzzing.CommandLines;

/// <summary>
/// The environment of this process, for command lines run in it: set before the first test, and never changed, so that it is the
/// same in any order of the tests.
/// </summary>
internal static class ProjectEnvironment
{
    // A server, or a worker, would be this test's executable once more.
    private const string NoServer = "/nowhere/flags-server";

    /// <summary>The variables, and their values. Who starts a program that is to have a server takes them out.</summary>
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
