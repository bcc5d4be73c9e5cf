namespace TwelveRooms.Platform.Files.Tables;

/// <summary>
/// Gives out so many bytes of another stream and no more, in all and from one mark to the next: what a package says of its own length
/// is not believed.
/// </summary>
internal sealed class LimitedStream(Stream inner, long most, long mostAtOnce, Func<Exception> tooMuch) : Stream
{
    private long _read;
    private long _mark;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _read; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        _read += read;
        return _read <= most && _read - _mark <= mostAtOnce ? read : throw tooMuch();
    }

    /// <summary>What comes next is counted anew.</summary>
    public void Mark() => _mark = _read;

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
