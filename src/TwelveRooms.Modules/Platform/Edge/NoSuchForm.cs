using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace TwelveRooms.Platform.Edge;

/// <summary>What a page is about is said by its address.</summary>
internal static class AddressBeforeForm
{
    /// <summary>Reads names of the address before those of a form: the framework would let a form name another unit than the address does.</summary>
    public static void AddressFirst(this MvcOptions mvc)
    {
        var address = mvc.ValueProviderFactories.OfType<RouteValueProviderFactory>().Single();
        mvc.ValueProviderFactories.Remove(address);
        mvc.ValueProviderFactories.Insert(0, address);
    }
}

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
