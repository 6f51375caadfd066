using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Asyncio;

/// <summary>A function for a <see cref="ProcessPoolExecutor"/>, with the JSON types of its argument and result.</summary>
/// <typeparam name="TArgument">The type of the argument.</typeparam>
/// <typeparam name="TResult">The type of the result.</typeparam>
/// <remarks>
/// Python pickles the function too. Here the worker is the same program and has the function, so only its name, the argument and the result are
/// sent. They are JSON from generated code, which also works in trimmed and native programs.
/// </remarks>
public sealed class ProcessFunction<TArgument, TResult> : ProcessFunction
{
    private readonly Func<TArgument, TResult> _body;
    private readonly JsonTypeInfo<TArgument> _argumentType;
    private readonly JsonTypeInfo<TResult> _resultType;

    /// <summary>Creates a named function.</summary>
    /// <param name="name">The name, unique among the functions of <see cref="ProcessWorker.Serve"/>.</param>
    /// <param name="body">The function. The worker calls it on its main thread.</param>
    /// <param name="argumentType">The type of the argument, from a <c>JsonSerializerContext</c>.</param>
    /// <param name="resultType">The type of the result, from a <c>JsonSerializerContext</c>.</param>
    public ProcessFunction(
        string name,
        Func<TArgument, TResult> body,
        JsonTypeInfo<TArgument> argumentType,
        JsonTypeInfo<TResult> resultType)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(argumentType);
        ArgumentNullException.ThrowIfNull(resultType);
        _body = body;
        _argumentType = argumentType;
        _resultType = resultType;
    }

    internal byte[] WriteArgument(TArgument argument) => JsonSerializer.SerializeToUtf8Bytes(argument, _argumentType);

    internal TResult ReadResult(ReadOnlySpan<byte> result) => JsonSerializer.Deserialize(result, _resultType)!;

    internal override byte[] Call(ReadOnlySpan<byte> argument) =>
        JsonSerializer.SerializeToUtf8Bytes(_body(JsonSerializer.Deserialize(argument, _argumentType)!), _resultType);
}
