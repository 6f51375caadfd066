namespace FlagsDownloader.Addresses;

/// <summary>A list is no longer the one that was checked. No item of the changed part was created.</summary>
public sealed class ListChangedException : IOException
{
    internal ListChangedException()
        : base("the list changed while it was read")
    {
    }
}
