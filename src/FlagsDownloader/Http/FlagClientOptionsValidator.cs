using Microsoft.Extensions.Options;

namespace FlagsDownloader.Http;

/// <summary>Checks options that a container configures.</summary>
internal sealed class FlagClientOptionsValidator : IValidateOptions<FlagClientOptions>
{
    public ValidateOptionsResult Validate(string? name, FlagClientOptions options)
    {
        var errors = options.FindErrors().Select(error => $"{nameof(FlagClientOptions)}.{error.Message} It is {error.Value}.").ToList();
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
