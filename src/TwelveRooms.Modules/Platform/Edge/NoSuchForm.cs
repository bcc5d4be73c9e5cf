using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace TwelveRooms.Platform.Edge;

/// <summary>A form that a page does not have is not there: left to the framework, the page would be drawn without anything having been read for it.</summary>
internal sealed class NoSuchForm : IPageFilter
{
    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (context.HandlerMethod is null && context.ActionDescriptor.HandlerMethods.Count > 0)
        {
            context.Result = new NotFoundResult();
        }
    }

    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
        // it can only be answered later
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
        // nothing comes after
    }
}
