using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace Asyncio.Tests;

/// <summary>The functions of the tests' workers. The test program itself is the worker.</summary>
internal static partial class WorkerFunctions
{
    public static readonly ProcessFunction<int, int> Square =
        new("square", number => number * number, Json.Default.Int32, Json.Default.Int32);

    public static readonly ProcessFunction<string, int> ProcessId =
        new("process id", _ => Environment.ProcessId, Json.Default.String, Json.Default.Int32);

    public static readonly ProcessFunction<string, string> Throw =
        new("throw", message => throw new InvalidDataException(message), Json.Default.String, Json.Default.String);

    public static readonly ProcessFunction<int, int> Exit = new("exit", code =>
    {
        Environment.Exit(code);
        return code;
    }, Json.Default.Int32, Json.Default.Int32);

    public static readonly ProcessFunction<string, string> Print = new("print", text =>
    {
        Console.WriteLine(text);
        return text;
    }, Json.Default.String, Json.Default.String);

    public static readonly ProcessFunction<int, int> Unknown = new("not served", number => number, Json.Default.Int32, Json.Default.Int32);

#pragma warning disable CA2255 // The entry point is xunit's; this runs before it.
    [ModuleInitializer]
    internal static void ServeInAWorker()
    {
        if (ProcessWorker.Serve(Square, ProcessId, Throw, Exit, Print))
        {
            Environment.Exit(0);
        }
    }
#pragma warning restore CA2255

    [JsonSerializable(typeof(int))]
    [JsonSerializable(typeof(string))]
    private sealed partial class Json : JsonSerializerContext;
}
